import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { givenDay, line, prose, webLink } from './shapes.ts'

const toSentences = (schema: z.ZodType, value: unknown) =>
  schema.safeParse(value).error?.issues.map(issue => issue.message) ?? []

describe('a line that a person wrote', () => {
  const title = line(20, 'The title')

  it('keeps what they wrote in any script, without the spaces around it', () => {
    for (const words of ['Żółć', 'ليلى', '👩‍🎓 at work', 'O’Neill-Shah']) expect(title.parse(` ${words} `)).toBe(words)
  })

  it('loses the unseen signs that would turn the words around it about', () => {
    expect(title.parse('\u202aKettle\u202c \u202egnp.exe\u2066')).toBe('Kettle gnp.exe')
  })

  it('needs something to see', () => {
    for (const value of ['', ' ', '\u200b\u200b', '\u202e', '\ufeff']) {
      expect([value, toSentences(title, value)]).toEqual([value, ['The title can’t be empty.']])
    }
    expect(toSentences(title, undefined)).toEqual(['The title is needed.'])
    expect(toSentences(title, 5)).toEqual(['The title is text.'])
  })

  it('holds no half characters, no breaks and nothing that steers a terminal', () => {
    for (const value of ['a\ud800b', 'a\u2028b', 'a\nb', 'a\0b', 'a\u009bb']) {
      expect(toSentences(title, value)).toEqual(['The title holds characters that can’t be shown.'])
    }
    expect(toSentences(prose(20, 'The text'), 'a\udfffb')).toEqual(['The text holds characters that can’t be shown.'])
    expect(prose(20, 'The text').parse('one\n\ttwo')).toBe('one\n\ttwo')
  })
})

it('a day that somebody gives is of our time', () => {
  for (const day of ['0001-01-01', '0026-11-21', '9999-12-31', '2026-02-30'])
    expect(givenDay.safeParse(day).success).toBe(false)
  expect(toSentences(givenDay, '')).toEqual(['Give a date that exists, as year-month-day.'])
  for (const day of ['1900-01-01', '2024-02-29', '2199-12-31']) expect(givenDay.parse(day)).toBe(day)
})

it('a web address is whole, of the web, and shows where it leads', () => {
  for (const link of [
    '//x.test',
    'javascript:alert(1)',
    'https://',
    'https://x.test/\u202egnp.exe',
    'https://x.test/\ud800',
  ]) {
    expect([link, webLink.safeParse(link).success]).toEqual([link, false])
  }
  expect(webLink.parse(' https://x.test/ä?b=1#c ')).toBe('https://x.test/ä?b=1#c')
})
