import { QueryErrorResetBoundary } from '@tanstack/react-query'
import { Component, type ReactNode, Suspense } from 'react'
import { FailedPanel, LoadingState } from './panel-states.tsx'

interface PanelBoundaryProps {
  /** What stands here when it fails: "The details did not load." */
  failed: string
  /** What stands here while it loads; null for nothing. */
  loading?: ReactNode
  children: ReactNode
  /** A change of this (the record shown) forgets an earlier failure. */
  resetKey?: string
}

/** Round each panel, so that a failed one fails alone. */
export function PanelBoundary({ failed, loading = <LoadingState />, children, resetKey }: PanelBoundaryProps) {
  return (
    <QueryErrorResetBoundary>
      {({ reset }) => (
        <Boundary key={resetKey} failed={failed} onReset={reset}>
          <Suspense fallback={loading}>{children}</Suspense>
        </Boundary>
      )}
    </QueryErrorResetBoundary>
  )
}

class Boundary extends Component<{ failed: string; onReset: () => void; children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: null }

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  override render() {
    if (this.state.error === null) return this.props.children
    const retry = () => {
      this.props.onReset()
      this.setState({ error: null })
    }
    return <FailedPanel what={this.props.failed} error={this.state.error} onRetry={retry} />
  }
}
