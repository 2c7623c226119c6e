import type { EmailChoice as Choice } from '@crosswalk/contracts'
import { Radio, Stack } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Notice } from '../../../components/notice.tsx'
import { sentenceFor } from '../../../lib/error-messages.ts'
import { useChooseEmail } from '../api/choose-email.ts'
import { emailChoiceQuery } from '../api/get-email-choice.ts'

const CHOICES: readonly { value: Choice; label: string; description: string }[] = [
  { value: 'atOnce', label: 'At once', description: 'As soon as it stands in your inbox.' },
  { value: 'daily', label: 'Once a day', description: 'At seven in the morning, what you have not read by then.' },
  { value: 'never', label: 'Never', description: 'Your inbox here tells you all the same.' },
]

/** Kept as it is chosen. */
export function EmailChoice() {
  const { data } = useSuspenseQuery(emailChoiceQuery())
  const choose = useChooseEmail()
  const chosen = choose.isPending ? choose.variables : data.choice
  return (
    <Stack gap="md">
      {!data.isSending && (
        <Notice tone="know" title="This Crosswalk sends no e-mail yet.">
          What you choose counts from the day on which it does.
        </Notice>
      )}
      <Radio.Group
        label="Tell me by e-mail"
        description={
          data.address === null
            ? 'You have no e-mail address here.'
            : `To ${data.address}. An e-mail holds a reference and a link, and no words of anybody’s work.`
        }
        value={chosen}
        onChange={value => choose.mutate(value as Choice)}
      >
        <Stack gap="sm" mt="sm">
          {CHOICES.map(({ value, label, description }) => (
            <Radio key={value} value={value} label={label} description={description} />
          ))}
        </Stack>
      </Radio.Group>
      {choose.error && (
        <Notice tone="wrong" announce title="Your choice was not kept.">
          {sentenceFor(choose.error)}
        </Notice>
      )}
      <p role="status" className="visually-hidden">
        {choose.isSuccess ? 'Your choice is kept.' : ''}
      </p>
    </Stack>
  )
}
