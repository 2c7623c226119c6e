import { Button, Group } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type Column, DataTable } from '../../../components/data-table.tsx'
import { Notice } from '../../../components/notice.tsx'
import { plural } from '../../../lib/words.ts'
import { type Invitation, useInviteLearners } from '../api/invite-learners.ts'
import type { SavedImport } from '../api/save-import.ts'
import classes from './starters.module.css'

type SavedLearner = SavedImport['learners'][number]

const STATE_WORDS = { new: 'Added', changed: 'Changed', same: 'Same as before' } as const

/** What was done, and how those with an e-mail come in. */
export function ImportAccount({ saved, onMore }: { saved: SavedImport; onMore: () => void }) {
  const invite = useInviteLearners()
  const invited = new Map((invite.data ?? []).map(invitation => [invitation.personId, invitation]))
  const toInvite = saved.learners.filter(learner => learner.canBeInvited && !invited.has(learner.personId))
  const columns: readonly Column<SavedLearner>[] = [
    { key: 'line', head: 'Line', isNumber: true, cell: ({ line }) => line },
    {
      key: 'name',
      head: 'Learner',
      isName: true,
      cell: ({ name, learnerId }) => (
        <Link to="/learners/$learnerId" params={{ learnerId }}>
          {name}
        </Link>
      ),
    },
    { key: 'state', head: 'What was done', cell: ({ state }) => STATE_WORDS[state] },
    { key: 'email', head: 'E-mail', cell: ({ email }) => email ?? 'None' },
    {
      key: 'invitation',
      head: 'Invitation',
      cell: learner => <InvitationWords learner={learner} invitation={invited.get(learner.personId)} />,
    },
  ]
  return (
    <div className={classes['steps']}>
      <Notice tone="know" announce title="Saved.">
        {saved.added} added, {saved.changed} changed, {saved.same} as before.
      </Notice>
      <Group>
        {toInvite.length > 0 && (
          <Button loading={invite.isPending} onClick={() => invite.mutate(toInvite.map(({ personId }) => personId))}>
            Invite {plural(toInvite.length, 'learner', 'learners')} by e-mail
          </Button>
        )}
        <Button variant="default" onClick={onMore}>
          Add more
        </Button>
        <Button variant="subtle" renderRoot={props => <Link to="/learners" {...props} />}>
          Go to the learners
        </Button>
      </Group>
      <DataTable
        caption="What was done with each line"
        columns={columns}
        rows={saved.learners}
        toKey={({ line }) => String(line)}
      />
    </div>
  )
}

function InvitationWords({ learner, invitation }: { learner: SavedLearner; invitation: Invitation | undefined }) {
  if (invitation === undefined) {
    if (learner.email === null) return 'No e-mail: nothing to sign in with'
    return learner.canBeInvited ? 'Not invited yet' : 'Can sign in already'
  }
  if (invitation.fault !== null) return <span className={classes['wrong']}>{invitation.fault}</span>
  if (invitation.link === null) return `Sent to ${invitation.sentTo}`
  return (
    <>
      No mail server is set. Give them this link, shown only now:{' '}
      <code className={classes['link']}>{invitation.link}</code>
    </>
  )
}
