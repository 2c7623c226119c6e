// The folders that the scripts walk over, told from this file's own place so that a script may be started anywhere.
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))

/** @param {string[]} segments */
export const fromRoot = (...segments) => path.join(root, ...segments)

/** Every workspace package, as a path from the root with forward slashes; the patterns are those of pnpm-workspace.yaml. */
export function listRooms() {
  const grouped = ['packages', 'apps'].flatMap(group => readdirSync(fromRoot(group)).map(name => `${group}/${name}`))
  return [...grouped, 'migrations', 'tests', 'scripts']
    .filter(room => existsSync(fromRoot(room, 'package.json')))
    .sort()
}
