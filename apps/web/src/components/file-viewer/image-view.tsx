import { ActionIcon } from '@mantine/core'
import { IconRotateClockwise } from '@tabler/icons-react'
import { useState } from 'react'
import classes from './file-viewer.module.css'
import { ZoomButtons } from './zoom-buttons.tsx'

interface ViewProps {
  url: string
  name: string
  onBroken: () => void
}

/** A picture, fitted to the width; larger it scrolls. Photos come as the phone was held, so they turn. */
export function ImageView({ url, name, onBroken }: ViewProps) {
  const [zoom, setZoom] = useState(1)
  const [turns, setTurns] = useState(0)
  return (
    <>
      <div className={classes['tools']}>
        <ZoomButtons zoom={zoom} onZoom={setZoom} />
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label="Turn to the right"
          onClick={() => setTurns((turns + 1) % 4)}
        >
          <IconRotateClockwise size={18} aria-hidden="true" />
        </ActionIcon>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={classes['scroll']} tabIndex={0} aria-label={name}>
        <img
          className={classes['picture']}
          src={url}
          alt={name}
          style={{ width: `${zoom * 100}%`, rotate: `${turns * 90}deg` }}
          onError={onBroken}
        />
      </section>
    </>
  )
}
