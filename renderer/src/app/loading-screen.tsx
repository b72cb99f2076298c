import { Spinner } from '../ui/spinner'

/** Until the first snapshot is there, which takes a moment at most. */
export function LoadingScreen() {
  return (
    <main className="flex h-full items-center justify-center gap-2.5 text-sm text-fg-2" role="status">
      <Spinner />
      Opening Hookwright
    </main>
  )
}
