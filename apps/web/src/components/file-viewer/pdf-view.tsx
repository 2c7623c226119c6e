import { ActionIcon } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from 'pdfjs-dist'
import { useCallback, useEffect, useRef, useState } from 'react'
import { shortcutsAreOn } from '../../lib/shortcuts.ts'
import { Notice } from '../notice.tsx'
import { LoadingState } from '../panel-states.tsx'
import classes from './file-viewer.module.css'
import { PageMarks } from './place-marks.tsx'
import type { Ask, Place } from './places.ts'
import { ZoomButtons } from './zoom-buttons.tsx'

GlobalWorkerOptions.workerSrc = new URL('pdfjs-dist/build/pdf.worker.min.mjs', import.meta.url).href

interface PdfViewProps {
  url: string
  name: string
  onBroken: () => void
  places: readonly Place[]
  ask: Ask | null
  onPlace: (placeId: string) => void
}

/** One page at a time, drawn by pdf.js: nothing that the document brings along is run. */
export function PdfView({ url, name, onBroken, places, ask, onPlace }: PdfViewProps) {
  const [pdf, setPdf] = useState<PDFDocumentProxy | null>(null)
  const [page, setPage] = useState(1)
  const [zoom, setZoom] = useState(1)
  const broken = useRef(onBroken)

  useEffect(() => {
    const task = getDocument({ url, isEvalSupported: false, enableXfa: false, useWasm: false })
    let isGone = false
    task.promise.then(
      loaded => {
        if (!isGone) setPdf(loaded)
      },
      () => {
        if (!isGone) broken.current()
      },
    )
    return () => {
      isGone = true
      void task.destroy()
    }
  }, [url])

  const pages = pdf?.numPages ?? 0
  const turn = useCallback((to: number) => setPage(now => (to >= 1 && to <= pages ? to : now)), [pages])
  useEffect(() => {
    if (ask?.kind === 'page') turn(ask.page)
    else if (ask?.kind === 'turn') setPage(now => Math.min(Math.max(now + ask.by, 1), Math.max(pages, 1)))
  }, [ask, turn, pages])

  if (!pdf) return <LoadingState label="Loading the file" />
  return (
    <>
      <div className={classes['tools']}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label="Page before"
          disabled={page === 1}
          onClick={() => setPage(page - 1)}
        >
          <IconChevronLeft size={18} aria-hidden="true" />
        </ActionIcon>
        <span role="status">
          <strong>{page}</strong> of {pdf.numPages}
        </span>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label="Next page"
          disabled={page === pdf.numPages}
          onClick={() => setPage(page + 1)}
        >
          <IconChevronRight size={18} aria-hidden="true" />
        </ActionIcon>
        <MarkedPages places={places} page={page} onPage={turn} />
        <ZoomButtons zoom={zoom} onZoom={setZoom} />
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: what the keys do, the buttons above do as well */}
      <div
        className={classes['pageWithMarks']}
        onKeyDown={event => {
          if (!shortcutsAreOn() || event.ctrlKey || event.metaKey || event.altKey) return
          const by = event.key === ']' ? 1 : event.key === '[' ? -1 : 0
          if (by === 0) return
          event.preventDefault()
          turn(page + by)
        }}
      >
        <PdfPage pdf={pdf} page={page} zoom={zoom} name={name} />
        <PageMarks
          places={places.filter(({ span }) => span.kind === 'pages' && span.from <= page && page <= span.to)}
          onPlace={onPlace}
        />
      </div>
    </>
  )
}

/** "5 marked places, on pages 1 and 3": each page opens. */
function MarkedPages({
  places,
  page,
  onPage,
}: {
  places: readonly Place[]
  page: number
  onPage: (page: number) => void
}) {
  const pages = [...new Set(places.flatMap(({ span }) => (span.kind === 'pages' ? [span.from] : [])))].sort(
    (a, b) => a - b,
  )
  if (pages.length === 0) return null
  return (
    <span className={classes['markedPages']}>
      Marked:
      {pages.map(each => (
        <button key={each} type="button" aria-current={each === page || undefined} onClick={() => onPage(each)}>
          p. {each}
        </button>
      ))}
    </span>
  )
}

interface PdfPageProps {
  pdf: PDFDocumentProxy
  page: number
  zoom: number
  name: string
}

function PdfPage({ pdf, page, zoom, name }: PdfPageProps) {
  const frame = useRef<HTMLElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const [words, setWords] = useState('')
  const [isBroken, setBroken] = useState(false)

  useEffect(() => {
    setBroken(false)
    let isGone = false
    let stop = () => {}
    const draw = async () => {
      const loaded = await pdf.getPage(page)
      const width = Math.max(280, (frame.current?.clientWidth ?? 800) - 32) * zoom
      const natural = loaded.getViewport({ scale: 1 })
      const scale = Math.min(width / natural.width, 3)
      const density = Math.min(window.devicePixelRatio || 1, 2)
      const viewport = loaded.getViewport({ scale: scale * density })
      if (isGone || !canvas.current) return
      canvas.current.width = Math.floor(viewport.width)
      canvas.current.height = Math.floor(viewport.height)
      canvas.current.style.width = `${Math.floor(viewport.width / density)}px`
      const task = loaded.render({ canvas: canvas.current, viewport })
      stop = () => task.cancel()
      // Cancelled while the words are read: no fault either.
      task.promise.catch(() => {})
      const text = await loaded.getTextContent()
      setWords(text.items.map(item => ('str' in item ? item.str : '')).join(' '))
      await task.promise
    }
    draw().catch(() => {
      // A page that was turned before it was drawn is no fault.
      if (!isGone) setBroken(true)
    })
    return () => {
      isGone = true
      stop()
    }
  }, [pdf, page, zoom])

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section ref={frame} className={classes['scroll']} tabIndex={0} aria-label={`${name}, page ${page}`}>
      {isBroken ? (
        <Notice tone="wrong" announce>
          Page {page} can’t be drawn. Save the file to read it.
        </Notice>
      ) : (
        <canvas ref={canvas} className={classes['page']} />
      )}
      <p className="visually-hidden">{isBroken ? '' : words}</p>
    </section>
  )
}
