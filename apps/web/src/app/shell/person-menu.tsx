import { ROLE_NAMES, type User } from '@crosswalk/contracts'
import { Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core'
import { IconCheck, IconLogout } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
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

const tick = <IconCheck size={16} aria-hidden="true" />
const noTick = <span className={classes['noTick']} />

export function PersonMenu({ user }: { user: User }) {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const shortcuts = useShortcuts()
  const { data: me } = useQuery(meQuery())
  const roles = user.roles.map(role => ROLE_NAMES[role]).join(', ')
  const centre = me?.centre.name

  return (
    <Menu position="bottom-end" width={260} withinPortal>
      <Menu.Target>
        <UnstyledButton className={classes['button']}>
          <span className={classes['initials']} aria-hidden="true">
            {initials(user.name)}
          </span>
          <span className={classes['words']}>
            <strong>{user.name}</strong>
            <span className={classes['role']}> · {centre ? `${roles}, ${centre}` : roles}</span>
          </span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Colours</Menu.Label>
        {SCHEMES.map(({ value, label }) => (
          <Menu.Item
            key={value}
            role="menuitemradio"
            aria-checked={colorScheme === value}
            leftSection={colorScheme === value ? tick : noTick}
            onClick={() => setColorScheme(value)}
          >
            {label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          role="menuitemcheckbox"
          aria-checked={shortcuts}
          leftSection={shortcuts ? tick : noTick}
          onClick={() => setShortcuts(!shortcuts)}
        >
          Single-key shortcuts
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconLogout size={16} aria-hidden="true" />}
          onClick={() => {
            // Whatever the API answers, this screen is signed out.
            signOut().catch(() => undefined)
          }}
        >
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
