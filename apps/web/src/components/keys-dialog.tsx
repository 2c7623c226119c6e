import { Dialog } from './dialog.tsx'
import { KeyHint } from './key-hint.tsx'
import classes from './keys-dialog.module.css'

export interface KeyLine {
  keys: readonly string[]
  does: string
}

interface KeysDialogProps {
  title: string
  keys: readonly KeyLine[]
  /** When they work, where that is not always. */
  about?: string
  isOpen: boolean
  onClose: () => void
}

/** What a screen's keys do: what "?" opens. */
export function KeysDialog({ title, keys, about, isOpen, onClose }: KeysDialogProps) {
  return (
    <Dialog isOpen={isOpen} title={title} onClose={onClose}>
      <dl className={classes['list']}>
        {keys.map(line => (
          <div key={line.does}>
            <dt>
              <KeyHint keys={line.keys} />
            </dt>
            <dd>{line.does}</dd>
          </div>
        ))}
      </dl>
      <p className={classes['note']}>{about} Keys without Ctrl can be switched off in the menu under your name.</p>
    </Dialog>
  )
}
