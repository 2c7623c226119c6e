import { type KeyLine, KeysDialog } from '../../../components/keys-dialog.tsx'

const KEYS: readonly KeyLine[] = [
  { keys: ['↑', '↓'], does: 'the criterion before and after' },
  { keys: ['←', '→'], does: 'accept, refer, not used' },
  { keys: ['A'], does: 'accept' },
  { keys: ['R'], does: 'refer' },
  { keys: ['N'], does: 'not used' },
  { keys: ['F'], does: 'feedback; Esc comes back' },
  { keys: ['T'], does: 'add a tag' },
  { keys: ['G'], does: 'go to its place in the evidence' },
  { keys: ['[', ']'], does: 'the page before and after' },
  { keys: ['1', '9'], does: 'the first to the ninth file' },
  { keys: ['Ctrl', '↵'], does: 'save, and open the next' },
  { keys: ['?'], does: 'this list' },
]

export function AssessKeysDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <KeysDialog
      title="Keys while assessing"
      keys={KEYS}
      about="They work while a decision has focus."
      isOpen={isOpen}
      onClose={onClose}
    />
  )
}
