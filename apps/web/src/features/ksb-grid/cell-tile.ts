import type { KsbTileProps } from '../../components/ksb-tile.tsx'
import { isOwnUnderWay } from './cell-words.ts'
import type { GridModel } from './grid-model.ts'

/** A cell as its tile. Only what the state shows is set, so that a tile is drawn again only when it looks different. */
export function toTile(model: GridModel, row: number, column: number): KsbTileProps {
  const state = model.state(row, column)
  const tile: KsbTileProps = { state }
  if (model.hasFlag(row, column, 'referred')) tile.referred = true
  if (model.hasFlag(row, column, 'checkAgain')) tile.checkAgain = true
  if (state === 'met' && model.hasFlag(row, column, 'signedOff')) tile.signedOff = true
  if (state !== 'inProgress') return tile
  const scope = model.inScope(row, column)
  if (isOwnUnderWay(model, row, column)) return { ...tile, ownEvidence: true, submitted: 1 }
  return {
    ...tile,
    toGo: model.toGo(row, column),
    accepted: scope === 0 ? 0 : model.accepted(row, column) / scope,
    submitted: scope === 0 ? 0 : model.submitted(row, column) / scope,
  }
}
