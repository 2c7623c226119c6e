import { type KeyLine, KeysDialog } from '../../../components/keys-dialog.tsx'

const KEYS: readonly KeyLine[] = [
  { keys: ['←', '↑', '↓', '→'], does: 'move from cell to cell' },
  { keys: ['Home', 'End'], does: 'first and last KSB of a row' },
  { keys: ['Ctrl', 'Home'], does: 'first cell of all; with End the last' },
  { keys: ['PageUp', 'PageDown'], does: 'a screen of rows' },
  { keys: ['Enter'], does: 'why: opens the panel and moves into it' },
  { keys: ['C'], does: 'confirm: opens the panel at the act' },
  { keys: ['Esc'], does: 'closes the panel and comes back' },
  { keys: ['/'], does: 'find a learner' },
  { keys: ['?'], does: 'this list' },
]

export function GridKeysDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return <KeysDialog title="Keys of the KSBs" keys={KEYS} isOpen={isOpen} onClose={onClose} />
}
