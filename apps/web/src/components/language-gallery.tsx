import { LEVELS } from '@crosswalk/progress'
import { Button, Checkbox, Group, Select, TextInput } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useState } from 'react'
import { AgreedSeal } from './agreed-seal.tsx'
import { Beacon } from './beacon.tsx'
import { CrossingWithNumbers } from './crossing.tsx'
import { FilterChip } from './filter-chip.tsx'
import { FootLine, KeyHint } from './key-hint.tsx'
import { KsbTile, type KsbTileProps } from './ksb-tile.tsx'
import classes from './language-gallery.module.css'
import { LevelStripes } from './level-stripes.tsx'
import { LiveDot } from './live-dot.tsx'
import { Logo } from './logo.tsx'
import { MARK_KINDS, MARK_NAMES, Mark } from './mark.tsx'
import { Notice } from './notice.tsx'
import { EmptyState, FailedPanel, LoadingState, StaleBar } from './panel-states.tsx'
import { Plate } from './plate.tsx'
import { StateLegend } from './state-legend.tsx'
import { useAnnouncer } from './undo-bar.tsx'

const TILES: readonly { name: string; tile: KsbTileProps }[] = [
  { name: 'Confirmed', tile: { state: 'confirmed' } },
  { name: 'Not confirmed', tile: { state: 'notConfirmed' } },
  { name: 'Met, signed off', tile: { state: 'met', signedOff: true } },
  { name: 'Met', tile: { state: 'met' } },
  { name: 'In progress', tile: { state: 'inProgress', toGo: 3, accepted: 0.6, submitted: 0.8 } },
  { name: 'Not started', tile: { state: 'notStarted' } },
  { name: 'Needs its own evidence', tile: { state: 'needsOwnEvidence' } },
  { name: 'Its own is in progress', tile: { state: 'inProgress', ownEvidence: true, submitted: 1 } },
  { name: 'Does not apply', tile: { state: 'doesNotApply' } },
  { name: 'Referred', tile: { state: 'inProgress', toGo: 3, accepted: 0.6, submitted: 0.8, referred: true } },
  { name: 'Check again', tile: { state: 'confirmed', checkAgain: true } },
  { name: 'Changed', tile: { state: 'met', changed: true } },
]

const COUNTS = {
  confirmed: 10,
  notConfirmed: 2,
  signedOff: 49,
  met: 178,
  inProgress: 221,
  notStarted: 81,
  needsOwnEvidence: 15,
  doesNotApply: 4,
}

export function LanguageGallery() {
  const [isOn, setOn] = useState(true)
  const { say } = useAnnouncer()
  return (
    <div className={classes['gallery']}>
      <div className={classes['bar']}>
        <Logo />
      </div>
      <div className={classes['body']}>
        <h2>A level is a count of stripes</h2>
        <div className={classes['grid']}>
          {LEVELS.map(level => (
            <div key={level}>
              <LevelStripes level={level} size="lg" />
              <LevelStripes level={level} withWord />
            </div>
          ))}
        </div>
        <h2>A state is a shape</h2>
        <div className={classes['grid']}>
          {TILES.map(({ name, tile }) => (
            <div key={name} className={classes['sample']}>
              <KsbTile {...tile} /> <strong>{name}</strong>
            </div>
          ))}
          <div className={classes['sample']}>
            <AgreedSeal /> <strong>IQA agreed</strong>
          </div>
        </div>
        <StateLegend counts={COUNTS} chosen={new Set(['met'])} onToggle={() => undefined} />
        <h2>The crossing: one stripe for each KSB</h2>
        <CrossingWithNumbers counts={{ submitted: 32, accepted: 24, signedOff: 7, total: 35 }} of="KSBs" />
        <CrossingWithNumbers counts={{ submitted: 14, accepted: 12, signedOff: 0, added: 2, total: 18 }} size="lg" />
        <CrossingWithNumbers counts={{ submitted: 30, accepted: 19, signedOff: 2, total: 35 }} size="row" />
        <h2>Controls</h2>
        <Group gap="sm">
          <Button>Submit</Button>
          <Button variant="default">Finish later</Button>
          <Button variant="default" disabled leftSection={<IconLock size={16} aria-hidden="true" />}>
            Sign off
          </Button>
          <Button variant="outline" color="brick">
            Remove
          </Button>
          <Button color="amber">Refer</Button>
          <Button color="pine">Accept</Button>
          <Plate tone="solid">K7</Plate>
          <Plate>2.10</Plate>
          <Plate tone="chosen">U17 1.3</Plate>
          <Plate tone="planned">Plan</Plate>
          <Plate size="sm">S1</Plate>
          <FilterChip label="My units" isOn={isOn} onToggle={() => setOn(!isOn)} />
          <FilterChip label="Referred" count={15} icon={<Beacon />} isOn={false} onToggle={() => undefined} />
          <FilterChip label="Check again" count={1} icon={<Beacon corner />} isOn={false} onToggle={() => undefined} />
          <Button variant="subtle" onClick={() => say('40 tags accepted.', () => Promise.resolve())}>
            Say and undo
          </Button>
        </Group>
        <Group gap="sm">
          <TextInput label="What is it?" defaultValue="Angry caller, 14 November" />
          <Select label="Method" data={['Reflective account', 'Work product']} defaultValue="Reflective account" />
          <TextInput label="Wrong" defaultValue="123" error="This is not a valid ULN." />
          <Checkbox label="I have checked it" defaultChecked />
        </Group>
        <Notice tone="act" title="Referred.">
          Something asks for you.
        </Notice>
        <Notice tone="know" title="Part of the unit.">
          Something to know.
        </Notice>
        <Notice tone="wrong" title="Not signed.">
          2.7 changed while you read.
        </Notice>
        <h2>Marks of the unit matrix</h2>
        <Group gap="lg">
          {MARK_KINDS.map(kind => (
            <span key={kind} className={classes['sample']}>
              <Mark kind={kind} /> {MARK_NAMES[kind]}
            </span>
          ))}
        </Group>
        <h2>Live, empty, loading, failed, stale</h2>
        <Group gap="lg">
          <LiveDot isLive showing="10:42">
            Jamal, S9 met 14 s ago
          </LiveDot>
          <LiveDot isLive={false} showing="10:42" />
        </Group>
        <EmptyState title="Nothing waits for you">3 expected this week</EmptyState>
        <LoadingState />
        <FailedPanel what="The KSBs did not load." onRetry={() => undefined} />
        <StaleBar since="10:42" onRetry={() => undefined} />
        <FootLine keys={<KeyHint keys={['←', '→']}>move</KeyHint>}>
          <strong>Harpreet Gill, K7:</strong> in progress. 6 of 8 accepted, 1 referred.
        </FootLine>
      </div>
    </div>
  )
}
