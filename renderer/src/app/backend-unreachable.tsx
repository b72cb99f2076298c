import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { ErrorIcon, RotateIcon } from '../ui/icons'

/** The window when the backend did not answer the first request. */
export function BackendUnreachable({ message, onRetry }: { message: string; onRetry: () => void }) {
  return (
    <main className="flex h-full" role="alert">
      <EmptyState
        icon={ErrorIcon}
        title="Hookwright could not be reached"
        actions={
          <Button kind="primary" icon={RotateIcon} onClick={onRetry}>
            Try again
          </Button>
        }
      >
        {message} Stored deliveries are safe: they are kept outside this window.
      </EmptyState>
    </main>
  )
}
