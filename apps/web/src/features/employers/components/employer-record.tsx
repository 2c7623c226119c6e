import type { Employer } from '@crosswalk/contracts'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { ActFailed } from '../../../components/act-failed.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { LinkGiven } from '../../../components/outside-links/link-given.tsx'
import { useShareWithLineManager } from '../api/share-with-line-manager.ts'
import { EmployerParts } from './employer-parts.tsx'
import { LineManagerForm } from './line-manager-form.tsx'
import { SiteForm } from './site-form.tsx'

type Site = Employer['sites'][number]
type LineManager = Employer['lineManagers'][number]

/** Without a part, a new one. */
type Editing = { what: 'site'; part: Site | null } | { what: 'line manager'; part: LineManager | null }

/** Sites and line managers of one employer. Those who may not change it read it. */
export function EmployerRecord({ employer, canChange }: { employer: Employer; canChange: boolean }) {
  const [editing, setEditing] = useState<Editing | null>(null)
  const close = () => setEditing(null)
  return (
    <>
      <EmployerParts
        title="Sites"
        what="site"
        parts={employer.sites}
        toWords={({ addressLines, postcode }) => [...addressLines, ...(postcode === null ? [] : [postcode])].join(', ')}
        onEdit={canChange ? part => setEditing({ what: 'site', part }) : null}
      />
      <EmployerParts
        title="Line managers"
        what="line manager"
        parts={employer.lineManagers}
        toWords={({ email, phone }) =>
          [email, phone].filter(known => known !== null).join(', ') || 'No e-mail and no phone yet'
        }
        onEdit={canChange ? part => setEditing({ what: 'line manager', part }) : null}
      >
        {lineManager =>
          canChange && !lineManager.closed && <Share employerId={employer.id} lineManager={lineManager} />
        }
      </EmployerParts>
      <Dialog
        isOpen={editing !== null}
        title={editing === null ? '' : `${editing.part === null ? 'Add a' : 'Change the'} ${editing.what}`}
        onClose={close}
      >
        {editing?.what === 'site' && <SiteForm employer={employer} site={editing.part} onDone={close} />}
        {editing?.what === 'line manager' && (
          <LineManagerForm employer={employer} lineManager={editing.part} onDone={close} />
        )}
      </Dialog>
    </>
  )
}

function Share({ employerId, lineManager }: { employerId: string; lineManager: LineManager }) {
  const share = useShareWithLineManager(employerId, lineManager.id)
  return (
    <>
      <Button size="compact-xs" variant="subtle" loading={share.isPending} onClick={() => share.mutate()}>
        Share their apprentices by a link
      </Button>
      <ActFailed error={share.error} />
      {share.data && <LinkGiven given={share.data} />}
    </>
  )
}
