import type { Employer } from '@crosswalk/contracts'
import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { ActFailed } from '../../../components/act-failed.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { LinkGiven } from '../../../components/outside-links/link-given.tsx'
import { useShareWithLineManager } from '../api/share-with-line-manager.ts'
import classes from './employers.module.css'
import { LineManagerForm } from './line-manager-form.tsx'
import { SiteForm } from './site-form.tsx'

type Editing =
  | { what: 'site'; site: Employer['sites'][number] | null }
  | { what: 'lineManager'; lineManager: Employer['lineManagers'][number] | null }

/** Sites and line managers of one employer. Those who may not change it read it. */
export function EmployerRecord({ employer, canChange }: { employer: Employer; canChange: boolean }) {
  const [editing, setEditing] = useState<Editing | null>(null)
  const close = () => setEditing(null)
  return (
    <>
      <Group justify="space-between" align="end">
        <h2 className={classes['section']}>Sites</h2>
        {canChange && (
          <Button variant="default" onClick={() => setEditing({ what: 'site', site: null })}>
            Add a site
          </Button>
        )}
      </Group>
      {employer.sites.length === 0 ? (
        <p className={classes['quiet']}>No site yet.</p>
      ) : (
        <ul className={classes['list']}>
          {employer.sites.map(site => (
            <li key={site.id}>
              <div className={classes['grow']}>
                <strong>{site.name}</strong>
                {site.closed && ' (closed)'}
                <p className={classes['quiet']}>
                  {[...site.addressLines, ...(site.postcode === null ? [] : [site.postcode])].join(', ')}
                </p>
              </div>
              {canChange && (
                <Button
                  size="compact-sm"
                  variant="subtle"
                  aria-label={`Change the site ${site.name}`}
                  onClick={() => setEditing({ what: 'site', site })}
                >
                  Change
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <Group justify="space-between" align="end">
        <h2 className={classes['section']}>Line managers</h2>
        {canChange && (
          <Button variant="default" onClick={() => setEditing({ what: 'lineManager', lineManager: null })}>
            Add a line manager
          </Button>
        )}
      </Group>
      {employer.lineManagers.length === 0 ? (
        <p className={classes['quiet']}>No line manager yet.</p>
      ) : (
        <ul className={classes['list']}>
          {employer.lineManagers.map(lineManager => (
            <li key={lineManager.id}>
              <div className={classes['grow']}>
                <strong>{lineManager.name}</strong>
                {lineManager.closed && ' (closed)'}
                <p className={classes['quiet']}>
                  {[lineManager.email, lineManager.phone].filter(part => part !== null).join(', ') ||
                    'No e-mail and no phone yet'}
                </p>
                {canChange && !lineManager.closed && <Share employerId={employer.id} lineManager={lineManager} />}
              </div>
              {canChange && (
                <Button
                  size="compact-sm"
                  variant="subtle"
                  aria-label={`Change the line manager ${lineManager.name}`}
                  onClick={() => setEditing({ what: 'lineManager', lineManager })}
                >
                  Change
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <Dialog isOpen={editing !== null} title={toTitle(editing)} onClose={close}>
        {editing?.what === 'site' && <SiteForm employer={employer} site={editing.site} onDone={close} />}
        {editing?.what === 'lineManager' && (
          <LineManagerForm employer={employer} lineManager={editing.lineManager} onDone={close} />
        )}
      </Dialog>
    </>
  )
}

function toTitle(editing: Editing | null): string {
  if (editing === null) return ''
  if (editing.what === 'site') return editing.site === null ? 'Add a site' : 'Change the site'
  return editing.lineManager === null ? 'Add a line manager' : 'Change the line manager'
}

function Share({ employerId, lineManager }: { employerId: string; lineManager: Employer['lineManagers'][number] }) {
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
