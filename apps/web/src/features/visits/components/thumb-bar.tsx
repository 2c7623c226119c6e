import { Button } from '@mantine/core'
import { IconCamera, IconListCheck, IconMicrophone, IconPlayerStop } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { ActionBar } from '../../../components/action-bar.tsx'
import classes from './visits.module.css'

interface ThumbBarProps {
  criteria: number
  recordingSince: number | null
  onStop: () => void
  /** What is still needed, once it was asked to be finished. */
  needs: readonly string[]
  onPhoto: (file: File) => void
  onVoice: () => void
  onCriteria: () => void
  onFinish: () => void
}

/** All that is done in a visit, within reach of a thumb. */
export function ThumbBar(props: ThumbBarProps) {
  const { criteria, recordingSince, onStop, needs, onPhoto, onVoice, onCriteria, onFinish } = props
  return (
    <ActionBar
      line={
        needs.length > 0 && (
          <span className={classes['needs']} role="alert">
            {needs.join(' ')}
          </span>
        )
      }
    >
      <div className={classes['thumb']}>
        <label className={classes['tool']}>
          <input
            type="file"
            accept="image/*"
            capture="environment"
            className="visually-hidden"
            onChange={event => {
              const [file] = Array.from(event.currentTarget.files ?? [])
              event.currentTarget.value = ''
              if (file) onPhoto(file)
            }}
          />
          <IconCamera size={22} aria-hidden="true" />
          Photo
        </label>
        {recordingSince === null ? (
          <button type="button" className={classes['tool']} onClick={onVoice}>
            <IconMicrophone size={22} aria-hidden="true" />
            Voice note
          </button>
        ) : (
          <button type="button" className={classes['tool']} data-recording="" onClick={onStop}>
            <IconPlayerStop size={22} aria-hidden="true" />
            <span>
              Stop, <Seconds since={recordingSince} />
            </span>
          </button>
        )}
        <button type="button" className={classes['tool']} onClick={onCriteria}>
          <IconListCheck size={22} aria-hidden="true" />
          Criteria{criteria > 0 && ` ${criteria}`}
        </button>
        <Button size="lg" onClick={onFinish}>
          Finish
        </Button>
      </div>
    </ActionBar>
  )
}

function Seconds({ since }: { since: number }) {
  const [now, setNow] = useState(since)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [])
  return <span>{Math.max(0, Math.round((now - since) / 1_000))} s</span>
}
