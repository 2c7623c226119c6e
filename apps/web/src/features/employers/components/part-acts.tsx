import { Button, Group } from '@mantine/core'

interface PartActsProps {
  what: 'site' | 'line manager'
  /** Null for a new one. */
  part: { closed: boolean } | null
  isSaving: boolean
  onClosed: (closed: boolean) => void
}

/** Below the fields of a site or a line manager: save it, and close one that is there or open it again. */
export function PartActs({ what, part, isSaving, onClosed }: PartActsProps) {
  return (
    <Group gap="xs">
      <Button type="submit" loading={isSaving}>
        {part === null ? `Add the ${what}` : 'Save'}
      </Button>
      {part !== null && (
        <Button variant="subtle" onClick={() => onClosed(!part.closed)}>
          {part.closed ? 'Open again' : `Close the ${what}`}
        </Button>
      )}
    </Group>
  )
}
