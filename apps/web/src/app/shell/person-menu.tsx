import { ROLE_NAMES, type User } from '@crosswalk/contracts'
import { Button, useMantineColorScheme } from '@mantine/core'
import { IconLogout } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { meQuery } from '../../lib/queries/get-me.ts'
import { signOut } from '../../lib/session.ts'
import { setShortcuts, useShortcuts } from '../../lib/shortcuts.ts'
import { initials } from '../../lib/words.ts'
import classes from './person-menu.module.css'

const SCHEMES = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
  { value: 'auto', label: 'As this device' },
] as const

/** Who is signed in, and what they may set for themselves. A popover of the browser: it closes by itself. */
export function PersonMenu({ user }: { user: User }) {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const shortcuts = useShortcuts()
  const { data: me } = useQuery(meQuery())
  const roles = user.roles.map(role => ROLE_NAMES[role]).join(', ')
  const centre = me?.centre.name

  return (
    <>
      <button type="button" className={classes['button']} popoverTarget="person-menu">
        <span className={classes['initials']} aria-hidden="true">
          {initials(user.name)}
        </span>
        <span className={classes['words']}>
          <strong>{user.name}</strong>
          <span> · {centre ? `${roles}, ${centre}` : roles}</span>
        </span>
      </button>
      <div id="person-menu" popover="auto" className={classes['panel']}>
        <p className={classes['who']}>
          <strong>{user.name}</strong>
          <br />
          {roles}
          {centre && (
            <>
              <br />
              {centre}
            </>
          )}
        </p>
        <fieldset className={classes['group']}>
          <legend>Colours</legend>
          {SCHEMES.map(({ value, label }) => (
            <label key={value} className={classes['choice']}>
              <input
                type="radio"
                name="color-scheme"
                checked={colorScheme === value}
                onChange={() => setColorScheme(value)}
              />
              {label}
            </label>
          ))}
        </fieldset>
        <fieldset className={classes['group']}>
          <legend>Keyboard</legend>
          <label className={classes['choice']}>
            <input type="checkbox" checked={shortcuts} onChange={event => setShortcuts(event.currentTarget.checked)} />
            Single-key shortcuts
          </label>
        </fieldset>
        <p className={classes['link']}>
          <Link to="/account" onClick={() => document.getElementById('person-menu')?.hidePopover()}>
            Your account
          </Link>
        </p>
        <Button
          variant="default"
          fullWidth
          leftSection={<IconLogout size={16} aria-hidden="true" />}
          onClick={() => {
            // Whatever the API answers, this screen is signed out.
            signOut().catch(() => undefined)
          }}
        >
          Sign out
        </Button>
      </div>
    </>
  )
}
