import { MainView } from './main-view'
import { Notices } from './notices'
import { Sidebar } from './sidebar'
import { TopBar } from './top-bar'

/** The window's frame: the bar, notices under it, the triggers at the left, and what is chosen. */
export function Shell() {
  return (
    <div className="flex h-full flex-col">
      <TopBar />
      <Notices />
      <div className="flex min-h-0 flex-1">
        <Sidebar />
        <main tabIndex={-1} className="flex min-w-0 flex-1 flex-col bg-surface outline-none">
          <MainView />
        </main>
      </div>
    </div>
  )
}
