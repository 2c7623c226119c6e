import { ActionIcon } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from 'pdfjs-dist'
import { useEffect, useRef, useState } from 'react'
import { LoadingState } from '../panel-states.tsx'
import classes from './file-viewer.module.css'
import { ZoomButtons } from './zoom-buttons.tsx'

GlobalWorkerOptions.workerSrc = new URL('pdfjs-dist/build/pdf.worker.min.mjs', import.meta.url).href

interface PdfViewProps {
  url: string
  name: string
  onBroken: () => void
}

/** One page at a time, drawn by pdf.js: nothing that the document brings along is run. */
export function PdfView({ url, name, onBroken }: PdfViewProps) {
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
        <ZoomButtons zoom={zoom} onZoom={setZoom} />
      </div>
      <PdfPage pdf={pdf} page={page} zoom={zoom} name={name} />
    </>
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

  useEffect(() => {
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
    // A page that was turned before it was drawn is no fault.
    draw().catch(() => {})
    return () => {
      isGone = true
      stop()
    }
  }, [pdf, page, zoom])

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section ref={frame} className={classes['scroll']} tabIndex={0} aria-label={`${name}, page ${page}`}>
      <canvas ref={canvas} className={classes['page']} />
      <p className="visually-hidden">{words}</p>
    </section>
  )
}
