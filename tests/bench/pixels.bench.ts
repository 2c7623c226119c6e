import type { BenchWorld } from './bench-world.ts'
import type { Figure } from './figures.ts'

export async function measurePixels(_world: BenchWorld): Promise<Figure | string> {
  return 'Pixels are skipped: the screens are not built.'
}
