const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
/** Excel counts days from here, and takes 1900 for a leap year. */
const SERIAL_EPOCH = Date.UTC(1899, 11, 30)

export type ReadDay = { ok: true; day: string } | { ok: false; sentence: string }

/** A day as people in England write it (9/3/2026 is the ninth of March), or as spreadsheets and computers do. */
export function readDay(text: string): ReadDay {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$/.exec(text)
  if (iso !== null) return toDay(text, iso[1], iso[2], iso[3])
  const written = /^(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{4})(?: 00:00(?::00)?)?$/.exec(text)
  if (written !== null) return toDay(text, written[3], written[2], written[1])
  const named = /^(\d{1,2})(?:st|nd|rd|th)?[\s/-]+([a-z]{3})[a-z]*[\s/,-]+(\d{4})$/i.exec(text)
  if (named !== null) {
    const month = MONTHS.indexOf((named[2] ?? '').toLowerCase()) + 1
    return toDay(text, named[3], String(month), named[1])
  }
  if (/^\d{5}$/.test(text)) {
    const day = new Date(SERIAL_EPOCH + Number(text) * 86_400_000).toISOString().slice(0, 10)
    if (day >= '1950-01-01' && day <= '2100-01-01') return { ok: true, day }
  }
  if (/^\d{1,2}[/.-]\d{1,2}[/.-]\d{2}$/.test(text)) return fault(`Write the year of “${text}” with four digits.`)
  return fault(`“${text.slice(0, 40)}” is not a day. Write it as 21/11/2026 or 2026-11-21.`)
}

function toDay(text: string, year = '', month = '', day = ''): ReadDay {
  if (Number(month) > 12 && Number(day) <= 12) {
    return fault(`“${text}” has no such month. The day goes first: 21/11/2026.`)
  }
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${iso}T00:00:00Z`)
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== iso) {
    return fault(`“${text}” is a day that does not exist.`)
  }
  if (iso < '1900-01-01' || iso > '2199-12-31') return fault('Give a day between the years 1900 and 2199.')
  return { ok: true, day: iso }
}

function fault(sentence: string): ReadDay {
  return { ok: false, sentence }
}
