import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { ErrorIcon, RotateIcon } from '../ui/icons'

/** The window when the backend did not answer the first request. */
export function BackendUnreachable({ message, onRetry }: { message: string; onRetry: () => void }) {
  return (
    <main className="flex h-full">
      <div role="alert" className="flex flex-1">
        <EmptyState
          icon={ErrorIcon}
          level={1}
          title="Hookwright could not be reached"
          actions={
            <Button kind="primary" icon={RotateIcon} onClick={onRetry}>
              Try again
            </Button>
          }
        >
          {message} Stored deliveries are safe: they are kept outside this window.
        </EmptyState>
      </div>
    </main>
  )
}
