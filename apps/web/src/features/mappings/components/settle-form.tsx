import { Button, Group, Radio, Stack, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { ActFailed } from '../../../components/act-failed.tsx'
import { ReasonField } from '../../../components/reason-field.tsx'
import { useAnnouncer } from '../../../components/undo-bar.tsx'
import { EffectSummary } from '../../../components/version-effect/effect-summary.tsx'
import { useDraft } from '../../../lib/drafts.ts'
import { fieldSentence } from '../../../lib/error-messages.ts'
import { plural } from '../../../lib/words.ts'
import { mappingEffectQuery } from '../api/get-mapping-effect.ts'
import { useSettleDiscrepancy } from '../api/settle-discrepancy.ts'
import type { Discrepancy } from '../mapping-model.ts'
import { isSettleDraft, NO_SETTLEMENT, toSettlement } from '../settle-draft.ts'
import classes from './mapping.module.css'

interface SettleFormProps {
  mappingId: string
  owner: string
  discrepancy: Discrepancy
  choices: readonly { key: string; sentence: string }[]
  onDone: () => void
}

/** How it is settled, what that would change, why, and who at the awarding body said so. */
export function SettleForm({ mappingId, owner, discrepancy, choices, onDone }: SettleFormProps) {
  const { value: draft, change, clear } = useDraft(`settle:${discrepancy.id}`, NO_SETTLEMENT, isSettleDraft)
  const set = (part: Partial<typeof draft>) => change(now => ({ ...now, ...part }))
  const settle = useSettleDiscrepancy(mappingId)
  const { say } = useAnnouncer()
  const effect = useQuery({
    ...mappingEffectQuery(mappingId, { discrepancyId: discrepancy.id, choice: draft.choice }),
    enabled: draft.choice !== '',
  })
  const isMissing = draft.choice === '' || draft.reason.trim() === ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isMissing || settle.isPending) return
    settle.mutate(toSettlement(discrepancy.id, draft), {
      onSuccess: settled => {
        say(`Settled: ${settled.text} It counts from the version that you publish.`)
        clear()
        onDone()
      },
    })
  }
  return (
    <form onSubmit={submit} noValidate className={classes['settle']}>
      <Stack gap="sm">
        <Radio.Group
          label="How is it settled?"
          value={draft.choice}
          error={fieldSentence(settle.error, 'choice')}
          onChange={choice => set({ choice })}
        >
          <Stack gap={6} mt={4}>
            {choices.map(choice => (
              <Radio key={choice.key} value={choice.key} label={choice.sentence} />
            ))}
          </Stack>
        </Radio.Group>
        {draft.choice !== '' && (
          <EffectSummary
            effect={effect.data}
            lead={({ concerned }) =>
              concerned === 0
                ? 'No enrolment takes what this changes.'
                : `${plural(concerned, 'enrolment takes', 'enrolments take')} what this changes.`
            }
          />
        )}
        <ReasonField
          label="Why?"
          minRows={1}
          value={draft.reason}
          error={fieldSentence(settle.error, 'reason')}
          onChange={reason => set({ reason })}
        />
        <details className={classes['asked']} open={draft.asked !== '' || undefined}>
          <summary>Who was asked at {owner}</summary>
          <Stack gap="sm" mt={6}>
            <TextInput
              label={`Who was asked at ${owner}`}
              maxLength={200}
              value={draft.asked}
              error={fieldSentence(settle.error, 'asked')}
              onChange={event => set({ asked: event.currentTarget.value })}
            />
            <Textarea
              label="Their answer"
              autosize
              minRows={1}
              maxRows={6}
              maxLength={2000}
              value={draft.answer}
              error={fieldSentence(settle.error, 'answer')}
              onChange={event => set({ answer: event.currentTarget.value })}
            />
            <TextInput
              type="date"
              label="When they answered"
              value={draft.answeredOn}
              error={fieldSentence(settle.error, 'answeredOn')}
              onChange={event => set({ answeredOn: event.currentTarget.value })}
            />
          </Stack>
        </details>
        <ActFailed error={settle.error} />
        <Group gap="xs">
          <Button type="submit" aria-disabled={isMissing} loading={settle.isPending}>
            Settle
          </Button>
          <Button variant="default" onClick={onDone}>
            Leave open
          </Button>
          <span className={classes['quiet']}>The document’s words stay as they are.</span>
        </Group>
      </Stack>
    </form>
  )
}
