import type { SharedPage as Page } from '@crosswalk/contracts'
import { useSuspenseQuery } from '@tanstack/react-query'
import { formatLongDay } from '../../../lib/dates.ts'
import { usePageTitle } from '../../../lib/use-page-title.ts'
import { calledBy } from '../../../lib/words.ts'
import { sharedPageQuery } from '../api/open-shared-page.ts'
import { Apprentices } from './apprentices.tsx'
import { BehavioursForm } from './behaviours-form.tsx'
import { SharedGateway } from './shared-gateway.tsx'
import classes from './shared-page.module.css'

/** What an employer’s line manager sees by a link, without an account. */
export function SharedPage({ token }: { token: string }) {
  const { data: page } = useSuspenseQuery(sharedPageQuery(token))
  const title = toTitle(page)
  usePageTitle(title)
  return (
    <>
      <h1>{title}</h1>
      <p className={classes['quiet']}>
        {page.grantedBy} of {page.centreName} shares this with {page.lineManagerName} of {page.employerName}. It works
        until {formatLongDay(page.expiresAt)}; what is opened and done here is recorded.
      </p>
      {page.purpose === 'apprentices' && <Apprentices page={page} />}
      {page.purpose === 'behaviours' && <BehavioursForm page={page} token={token} />}
      {page.purpose === 'gateway' && <SharedGateway page={page} token={token} />}
    </>
  )
}

function toTitle(page: Page): string {
  switch (page.purpose) {
    case 'apprentices':
      return 'How your apprentices are doing'
    case 'behaviours':
      return `Which behaviours does ${calledBy(page.learnerName)} show at work?`
    case 'gateway':
      return `${page.learnerName}: ready for the ${page.words.assessment}`
  }
}
