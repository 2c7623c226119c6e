import type { Role } from '@crosswalk/contracts'

const NAV_ITEMS = [
  { to: '/my', label: 'Home', roles: ['learner'] },
  { to: '/my/evidence', label: 'Evidence', roles: ['learner'] },
  { to: '/my/ksbs', label: 'KSBs', roles: ['learner'] },
  { to: '/my/units', label: 'Units', roles: ['learner'] },
  { to: '/caseload', label: 'Caseload', roles: ['assessor', 'tutor', 'leadIqa', 'centreManager'] },
  { to: '/to-assess', label: 'To assess', roles: ['assessor'] },
  { to: '/visits', label: 'Visits', roles: ['assessor'] },
  { to: '/ksbs', label: 'KSBs', roles: ['tutor', 'assessor', 'iqa', 'leadIqa', 'centreManager'] },
  { to: '/learners', label: 'Learners', roles: ['assessor', 'tutor', 'iqa', 'leadIqa', 'centreManager'] },
  { to: '/people', label: 'People', roles: ['centreManager'] },
  { to: '/cohorts', label: 'Cohorts', roles: ['centreManager'] },
  { to: '/employers', label: 'Employers', roles: ['centreManager'] },
  { to: '/programmes', label: 'Programmes', roles: ['centreManager'] },
  { to: '/mappings', label: 'Mappings', roles: ['tutor', 'iqa', 'leadIqa', 'centreManager'] },
  { to: '/audit-trail', label: 'Audit trail', roles: ['leadIqa', 'centreManager'] },
] as const satisfies readonly { to: string; label: string; roles: readonly Role[] }[]

export type NavItem = (typeof NAV_ITEMS)[number]

/** What somebody's bar holds. A learner who is staff as well has their own pages under names that tell them apart. */
export function navItemsFor(roles: readonly Role[]): { to: NavItem['to']; label: string }[] {
  const isStaff = roles.some(role => role !== 'learner')
  return NAV_ITEMS.filter(item => roles.some(role => item.roles.some(allowed => allowed === role))).map(item => ({
    to: item.to,
    label:
      isStaff && item.to.startsWith('/my')
        ? `My ${item.label === 'KSBs' ? item.label : item.label.toLowerCase()}`
        : item.label,
  }))
}

/** The item that a path belongs to: the longest one that it starts with. */
export function currentNavItem(pathname: string, items: readonly { to: string }[]): string | null {
  const holds = (to: string) => pathname === to || pathname.startsWith(`${to}/`)
  const found = items.filter(({ to }) => holds(to)).sort((a, b) => b.to.length - a.to.length)[0]
  return found?.to ?? null
}
