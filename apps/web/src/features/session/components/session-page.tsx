import type { ReactNode } from 'react'
import { Logo } from '../../../components/logo.tsx'
import { usePageTitle } from '../../../lib/use-page-title.ts'
import classes from './session.module.css'

/** The frame of the pages for anyone: the bar, a title, one form. */
export function SessionPage({ title, children }: { title: string; children: ReactNode }) {
  usePageTitle(title)
  return (
    <div className={classes['page']}>
      <header className={classes['bar']}>
        <Logo />
      </header>
      <main className={classes['main']}>
        <h1 className={classes['title']}>{title}</h1>
        {children}
      </main>
    </div>
  )
}
