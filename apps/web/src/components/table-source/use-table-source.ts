import type { TableSource } from '@crosswalk/contracts'
import { useCallback, useState } from 'react'
import { useDraft } from '../../lib/drafts.ts'

const isText = (value: unknown): value is string => typeof value === 'string'

interface HeldSource {
  source: TableSource | null
  change: (source: TableSource | null) => void
  /** Once it was brought in. */
  clear: () => void
}

/** What is pasted survives a reload until it is brought in or emptied; a file is chosen again. */
export function useTableSource(name: string): HeldSource {
  const { value: text, change: changeText, clear: clearText } = useDraft(`table:${name}`, '', isText)
  const [file, setFile] = useState<TableSource | null>(null)
  const change = useCallback(
    (source: TableSource | null) => {
      const isFile = source !== null && 'fileName' in source
      setFile(isFile ? source : null)
      if (source === null) clearText()
      else if ('text' in source) changeText(source.text)
    },
    [changeText, clearText],
  )
  const clear = useCallback(() => change(null), [change])
  return { source: file ?? (text === '' ? null : { text }), change, clear }
}
