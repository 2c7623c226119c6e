import { Dialog } from '../../../components/dialog.tsx'
import { KeyHint } from '../../../components/key-hint.tsx'
import classes from './assessing.module.css'

const KEYS: readonly { keys: readonly string[]; does: string }[] = [
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
    <Dialog isOpen={isOpen} title="Keys while assessing" onClose={onClose}>
      <dl className={classes['keyList']}>
        {KEYS.map(({ keys, does }) => (
          <div key={does}>
            <dt>
              <KeyHint keys={keys} />
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p className={classes['quiet']}>
        They work while a decision has focus. Keys without Ctrl can be switched off in the menu under your name.
      </p>
    </Dialog>
  )
}
