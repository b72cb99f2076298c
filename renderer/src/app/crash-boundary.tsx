import { Component } from 'react'
import type { ErrorInfo, ReactNode } from 'react'
import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { ErrorIcon, RotateIcon } from '../ui/icons'

interface CrashBoundaryState {
  error: Error | null
}

/** Stands in for the window when drawing it failed; nothing is lost, because the backend holds everything. */
export class CrashBoundary extends Component<{ children: ReactNode }, CrashBoundaryState> {
  override state: CrashBoundaryState = { error: null }

  static getDerivedStateFromError(error: Error): CrashBoundaryState {
    return { error }
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(error, info.componentStack)
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children
    return (
      <main className="flex h-full">
        <div role="alert" className="flex flex-1">
          <EmptyState
            icon={ErrorIcon}
            level={1}
            title="This window ran into an error"
            actions={
              <Button kind="primary" icon={RotateIcon} onClick={() => window.location.reload()}>
                Reload the window
              </Button>
            }
          >
            <p>The receiver keeps running, and triggers and deliveries are safe. Reload the window to go on.</p>
            <p className="mt-2 font-mono text-xs">{this.state.error.message}</p>
          </EmptyState>
        </div>
      </main>
    )
  }
}
