import { RELATIONSHIP_KINDS, type RelationshipKind, ROLES_OF, type Takers } from '@crosswalk/contracts'
import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Notice } from '../../../components/notice.tsx'
import { LoadingState } from '../../../components/panel-states.tsx'
import { fieldSentence, sentenceFor } from '../../../lib/error-messages.ts'
import { colleaguesQuery } from '../../../lib/queries/list-colleagues.ts'
import { closingPreviewQuery, type LeavingOfKind } from '../api/preview-closing.ts'
import { leavingWords, leftAloneWords, TAKER_LABELS } from '../leaving-words.ts'
import classes from './people.module.css'

interface TakersChoiceProps {
  personId: string
  takers: Takers
  onChange: (takers: Takers) => void
}

/** For each thing that somebody is to enrolments, who takes over; what that would do is said before it is done. */
export function TakersChoice({ personId, takers, onChange }: TakersChoiceProps) {
  const preview = useQuery(closingPreviewQuery(personId, takers))
  if (preview.isPending) return <LoadingState />
  // A choice that can't be is said, and what was seen before it stays to be chosen from.
  const kinds = preview.data?.kinds ?? []
  return (
    <>
      {preview.error && <Notice tone="wrong">{sentenceFor(preview.error)}</Notice>}
      {kinds.length === 0 && preview.error === null && (
        <p className={classes['quiet']}>They are nothing to any enrolment that goes on.</p>
      )}
      {RELATIONSHIP_KINDS.flatMap(kind => kinds.filter(one => one.kind === kind)).map(leaving => (
        <TakerOfKind
          key={leaving.kind}
          personId={personId}
          leaving={leaving}
          value={takers[leaving.kind] ?? ''}
          error={fieldSentence(preview.error, `handOver.${leaving.kind}`)}
          onChange={(kind, takerId) => {
            const { [kind]: _, ...others } = takers
            onChange(takerId === '' ? others : { ...others, [kind]: takerId })
          }}
        />
      ))}
    </>
  )
}

interface TakerOfKindProps {
  personId: string
  leaving: LeavingOfKind
  value: string
  error: string | null
  onChange: (kind: RelationshipKind, takerId: string) => void
}

function TakerOfKind({ personId, leaving, value, error, onChange }: TakerOfKindProps) {
  const { data } = useQuery(colleaguesQuery(ROLES_OF[leaving.kind][0]))
  const alone = leftAloneWords(leaving)
  return (
    <>
      <NativeSelect
        label={TAKER_LABELS[leaving.kind]}
        description={leavingWords(leaving)}
        value={value}
        error={error}
        data={[
          { value: '', label: 'Nobody takes over' },
          ...(data?.people ?? [])
            .filter(({ id }) => id !== personId)
            .map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={event => onChange(leaving.kind, event.currentTarget.value)}
      />
      {alone !== null && (
        <Notice tone="act" title="Left with nobody:">
          {alone}
        </Notice>
      )}
    </>
  )
}
