import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createTestApp } from '../app.test-utils.ts'
import { createMatrix } from './access-matrix.test-utils.ts'

interface Row {
  /** A route; after it, in brackets, which of its questions. */
  name: string
  answers: readonly string[]
}

const rows = readTable(readFileSync(new URL('access-matrix.table.txt', import.meta.url), 'utf8'))

/** Cells stand two spaces or a bar away from the name, and apart from each other. */
function readTable(text: string): Row[] {
  const lines = text.split('\n').filter(line => line !== '' && !line.startsWith('#'))
  return lines.map(line => {
    const [, name = '', cells = ''] = /^(.*?\S) +((?:(?:\d{3}|ok|sees|none|\|) *)+)$/.exec(line) ?? []
    if (name === '') throw new Error(`This row of the table can’t be read: ${line}`)
    return { name, answers: cells.split(/[ |]+/).filter(cell => cell !== '') }
  })
}

const toRoute = (name: string) => name.replace(/ \(.*\)$/, '')

describe('who may ask what', () => {
  it('is said for every route, and for no route that is not there', async () => {
    const { app } = await createTestApp()
    const gets = new Set(app.routeList.filter(({ method }) => method === 'GET').map(({ url }) => url))
    // A HEAD that stands for a GET is the same route.
    const served = app.routeList.filter(({ method, url }) => method !== 'HEAD' || !gets.has(url))
    const routes = new Set(served.map(({ method, url }) => `${method} ${url}`))
    expect([...new Set(rows.map(({ name }) => toRoute(name)))].sort()).toEqual([...routes].sort())
  })

  it('is what everybody of two centres is told, and nothing changes by their asking', async () => {
    const matrix = await createMatrix()
    const columns = Object.keys(matrix.columns)
    const countEntries = () => matrix.store.read.$count(matrix.store.t.ledger)
    const before = await countEntries()
    expect(Object.keys(matrix.requests).sort()).toEqual(rows.map(({ name }) => name).sort())
    const toWords = (name: string, answers: readonly string[]) => {
      if (answers.length !== columns.length)
        throw new Error(`${name} has ${answers.length} cells, not ${columns.length}.`)
      return columns.map((column, at) => `${name}: ${column} ${answers[at]}`)
    }
    for (const { name, answers } of rows) {
      const told = await Promise.all(columns.map(column => matrix.ask(name, column)))
      expect.soft(toWords(name, told), name).toEqual(toWords(name, answers))
    }
    expect(await countEntries()).toBe(before)
  }, 400_000)
})
