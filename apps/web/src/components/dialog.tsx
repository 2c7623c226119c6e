import { CloseButton } from '@mantine/core'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import classes from './dialog.module.css'

interface DialogProps {
  isOpen: boolean
  title: string
  /** Without it the dialog stays until the application closes it. */
  onClose?: () => void
  /** From the foot of the screen, for what is long and chosen with a thumb. */
  isSheet?: boolean
  /** Where lists want the room. */
  isWide?: boolean
  /** Its head stays where it is while what is under it grows. */
  isHigh?: boolean
  children: ReactNode
}

/** The browser's own modal dialog: it keeps focus inside, the rest of the page out of reach, and gives focus back. */
export function Dialog({
  isOpen,
  title,
  onClose,
  isSheet = false,
  isWide = false,
  isHigh = false,
  children,
}: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()

  useEffect(() => {
    if (isOpen && !dialog.current?.open) dialog.current?.showModal()
    if (!isOpen && dialog.current?.open) dialog.current.close()
  }, [isOpen])

  return (
    <dialog
      ref={dialog}
      className={classes['dialog']}
      data-sheet={isSheet || undefined}
      data-wide={isWide || undefined}
      data-high={isHigh || undefined}
      aria-labelledby={titleId}
      onCancel={event => {
        event.preventDefault()
        onClose?.()
      }}
    >
      {isOpen && (
        <>
          <div className={classes['head']}>
            <h2 id={titleId}>{title}</h2>
            {onClose && <CloseButton aria-label="Close" onClick={onClose} />}
          </div>
          {children}
        </>
      )}
    </dialog>
  )
}
