import { useEffect, useState } from 'react'
import { connectBackend } from '../lib/mirror/connect-backend'
import { useSettings } from '../lib/mirror/settings-store'
import { useStatus } from '../lib/mirror/status-store'
import { applyTheme } from '../lib/theme'
import { ToastRegion } from '../ui/toast-region'
import { TooltipProvider } from '../ui/tooltip'
import { BackendUnreachable } from './backend-unreachable'
import { CrashBoundary } from './crash-boundary'
import { DialogHost } from './dialog-host'
import { LoadingScreen } from './loading-screen'
import { Shell } from './shell'
import { useCommands } from './use-commands'

function useBackend(): { retry: () => void } {
  const [attempts, setAttempts] = useState(0)
  useEffect(() => {
    const connection = connectBackend()
    return connection.disconnect
  }, [attempts])
  return {
    retry: () => {
      useStatus.setState({ link: { phase: 'loading' } })
      setAttempts((count) => count + 1)
    },
  }
}

function Window() {
  const link = useStatus((state) => state.link)
  const theme = useSettings((state) => state.settings.theme)
  const { retry } = useBackend()
  useEffect(() => applyTheme(theme), [theme])
  useCommands(link.phase === 'ready')

  if (link.phase === 'loading') return <LoadingScreen />
  if (link.phase === 'failed') return <BackendUnreachable message={link.message} onRetry={retry} />
  return (
    <>
      <Shell />
      <DialogHost />
    </>
  )
}

/** The whole window: connects to the backend, then draws the shell, the dialogs and the notifications. */
export function App() {
  return (
    <CrashBoundary>
      <TooltipProvider delay={400}>
        <Window />
        <ToastRegion />
      </TooltipProvider>
    </CrashBoundary>
  )
}
