import { Dialog } from '../../../components/dialog.tsx'
import { KeyHint } from '../../../components/key-hint.tsx'
import classes from './keys-dialog.module.css'

const KEYS: readonly { keys: readonly string[]; does: string }[] = [
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

export function KeysDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <Dialog isOpen={isOpen} title="Keys of the KSBs" onClose={onClose}>
      <dl className={classes['list']}>
        {KEYS.map(({ keys, does }) => (
          <div key={does}>
            <dt>
              <KeyHint keys={keys} />
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p className={classes['note']}>Keys without Ctrl can be switched off in the menu under your name.</p>
    </Dialog>
  )
}
