import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Beacon } from './beacon.tsx'
import classes from './notice.module.css'

interface NoticeProps {
  /** act: something asks for you. know: something to know. wrong: it did not work. */
  tone: 'act' | 'know' | 'wrong'
  /** Said first, in bold: "Referred." */
  title?: string | undefined
  children?: ReactNode
  action?: ReactNode
  /** Read aloud when it appears. */
  announce?: boolean
}

export function Notice({ tone, title, children, action, announce = false }: NoticeProps) {
  return (
    <div
      className={classes['notice']}
      data-tone={tone}
      role={announce ? (tone === 'wrong' ? 'alert' : 'status') : undefined}
    >
      <span className={classes['icon']}>
        {tone === 'act' && <Beacon />}
        {tone === 'know' && <IconInfoCircle size={18} aria-hidden="true" />}
        {tone === 'wrong' && <IconAlertTriangle size={18} aria-hidden="true" />}
      </span>
      <div className={classes['text']}>
        {title && <strong>{title} </strong>}
        {children}
      </div>
      {action && <div className={classes['action']}>{action}</div>}
    </div>
  )
}
