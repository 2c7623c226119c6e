import type { Rule } from '@crosswalk/progress'
import { Button, Group, NumberInput, Radio, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { ActFailed } from '../../../components/act-failed.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { ReasonField } from '../../../components/reason-field.tsx'
import { useAnnouncer } from '../../../components/undo-bar.tsx'
import { EffectSummary } from '../../../components/version-effect/effect-summary.tsx'
import { fieldSentence } from '../../../lib/error-messages.ts'
import { plural, ruleWords } from '../../../lib/words.ts'
import { mappingEffectQuery } from '../api/get-mapping-effect.ts'
import { useSetKsbRule } from '../api/set-ksb-rule.ts'
import type { MappingKsb } from '../mapping-model.ts'

interface RuleDialogProps {
  mappingId: string
  entry: MappingKsb
  isOpen: boolean
  onClose: () => void
}

export function RuleDialog({ mappingId, entry, isOpen, onClose }: RuleDialogProps) {
  return (
    <Dialog isOpen={isOpen} title={`Rule of ${entry.ksb.code}`} onClose={onClose}>
      <RuleForm mappingId={mappingId} entry={entry} onClose={onClose} />
    </Dialog>
  )
}

function RuleForm({ mappingId, entry, onClose }: Omit<RuleDialogProps, 'isOpen'>) {
  const { ksb, row } = entry
  const total = row.criterionIds.length
  const [kind, setKind] = useState<string>(row.rule.kind)
  const [count, setCount] = useState<number | string>(row.rule.kind === 'atLeast' ? row.rule.count : 1)
  const [reason, setReason] = useState('')
  const setRule = useSetKsbRule(mappingId, ksb.id)
  const { say } = useAnnouncer()
  const rule = toRule(kind, Number(count), total)
  const isSame = rule !== null && ruleWords(rule) === ruleWords(row.rule)
  const asked = rule === null ? '' : rule.kind === 'atLeast' ? String(rule.count) : rule.kind
  const effect = useQuery({
    ...mappingEffectQuery(mappingId, { ksbId: ksb.id, rule: asked }),
    enabled: rule !== null && !isSame,
  })
  const isMissing = rule === null || isSame || reason.trim() === ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isMissing || rule === null) return
    setRule.mutate(
      { rule, reason: reason.trim() },
      {
        onSuccess: () => {
          say(`${ksb.code} needs ${ruleWords(rule)}, from the version that you publish.`)
          onClose()
        },
      },
    )
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <p>{ksb.text}</p>
        <Radio.Group label={`How many of its ${total} criteria are needed?`} value={kind} onChange={setKind}>
          <Stack gap={6} mt={4}>
            <Radio value="all" label={`All ${total}`} />
            <Radio value="any" label="Any one of them" />
            <Radio value="atLeast" label="At least a number of them" />
          </Stack>
        </Radio.Group>
        {kind === 'atLeast' && (
          <NumberInput
            label="At least"
            min={1}
            max={total}
            allowDecimal={false}
            value={count}
            error={fieldSentence(setRule.error, 'rule')}
            onChange={setCount}
          />
        )}
        {rule !== null && !isSame && (
          <EffectSummary
            effect={effect.data}
            lead={({ concerned }) =>
              `${plural(concerned, 'enrolment takes', 'enrolments take')} a unit of ${ksb.code}.`
            }
          />
        )}
        <ReasonField label="Why?" value={reason} onChange={setReason} />
        <ActFailed error={setRule.error} />
        <Group gap="xs">
          <Button type="submit" size="lg" aria-disabled={isMissing} loading={setRule.isPending}>
            Set the rule of {ksb.code}
          </Button>
          <Button variant="subtle" size="lg" onClick={onClose}>
            Leave it
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function toRule(kind: string, count: number, total: number): Rule | null {
  if (kind === 'all' || kind === 'any') return { kind }
  return Number.isInteger(count) && count >= 1 && count <= total ? { kind: 'atLeast', count } : null
}
