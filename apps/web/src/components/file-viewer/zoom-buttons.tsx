import { ActionIcon } from '@mantine/core'
import { IconZoomIn, IconZoomOut } from '@tabler/icons-react'
import classes from './file-viewer.module.css'

const STEPS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3]

export function ZoomButtons({ zoom, onZoom }: { zoom: number; onZoom: (zoom: number) => void }) {
  const at = STEPS.indexOf(zoom)
  const smaller = STEPS[at - 1]
  const larger = STEPS[at + 1]
  return (
    <span className={classes['zoom']}>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label="Smaller"
        disabled={smaller === undefined}
        onClick={() => smaller !== undefined && onZoom(smaller)}
      >
        <IconZoomOut size={18} aria-hidden="true" />
      </ActionIcon>
      <span className={classes['zoomShare']}>{Math.round(zoom * 100)} %</span>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label="Larger"
        disabled={larger === undefined}
        onClick={() => larger !== undefined && onZoom(larger)}
      >
        <IconZoomIn size={18} aria-hidden="true" />
      </ActionIcon>
    </span>
  )
}
