import { expect, it } from 'vitest'
import { readUnitFacts } from './unit-facts.ts'

const HEAD = 'qualification,unit,title,uan,credits,level,group,basis'

it('reads the units of one qualification, in order, with what is not known left open', () => {
  const csv = `${HEAD}\n601/6718/X,10,"Pack, wrap and send",,,2,,published\n601/6718/X,2,Sell,A/1,3,2,Mandatory,group presumed\n601/3973/0,1,Other,,,2,,x\n`
  expect(readUnitFacts(csv, '601/6718/X')).toEqual([
    {
      number: 2,
      title: 'Sell',
      uan: 'A/1',
      credits: 3,
      level: 2,
      group: 'Mandatory',
      provenance: { source: 'group presumed', confirmed: false },
    },
    {
      number: 10,
      title: 'Pack, wrap and send',
      uan: null,
      credits: null,
      level: 2,
      group: null,
      provenance: { source: 'published', confirmed: true },
    },
  ])
})

it('names the line of a list of units that it can’t read', () => {
  expect(() => readUnitFacts(`${HEAD}\n601/6718/X,one,Sell,,3,2,,published`, '601/6718/X')).toThrow('line 2: unit')
  expect(() => readUnitFacts(`${HEAD}\n601/6718/X,1,Sell,,3,2,,`, '601/6718/X')).toThrow('line 2: basis')
  expect(() => readUnitFacts('name,email\nAda,a@b', '601/6718/X')).toThrow('line 2: qualification')
})
