import { commands } from '@shared/commands'
import { printAccelerator } from '../lib/accelerator'
import { IconButton } from '../ui/icon-button'
import { MarkIcon, SearchIcon, SettingsIcon, ThemeIcon } from '../ui/icons'
import { Kbd } from '../ui/kbd'
import { ReceiverPill } from './receiver-pill'
import { runCommand } from './run-command'

/** The 40 px bar: where the app is reachable, the palette, the theme and the settings. */
export function TopBar() {
  const search = commands['palette.open']
  return (
    <header className="flex h-10 shrink-0 items-center gap-3 border-b border-line bg-bg pr-2 pl-3">
      <div className="flex shrink-0 items-center gap-2">
        <MarkIcon aria-hidden size={16} />
        <span className="text-md font-semibold">Hookwright</span>
      </div>
      {/* The pill grows and shrinks with what it says; nothing else moves with it. */}
      <div className="flex min-w-0 flex-1">
        <ReceiverPill />
      </div>
      <div className="w-[420px] shrink-0 max-[1100px]:w-[224px]">
        <button
          type="button"
          aria-keyshortcuts="Control+K"
          onClick={() => runCommand('palette.open')}
          className="ease-hw flex h-7 w-full items-center gap-2.5 rounded-md border border-line bg-sunken px-2.5 text-sm text-fg-2 transition-colors hover:border-line-strong"
        >
          <SearchIcon aria-hidden size={14} className="shrink-0" />
          <span className="flex-1 truncate text-left">{search.label}</span>
          <span aria-hidden>
            <Kbd keys={printAccelerator(search.accelerator)} />
          </span>
        </button>
      </div>
      <div className="flex shrink-0 items-center gap-1">
        <IconButton
          label={commands['theme.switch'].label}
          icon={ThemeIcon}
          onClick={() => runCommand('theme.switch')}
        />
        <IconButton
          label={commands['settings.open'].label}
          icon={SettingsIcon}
          onClick={() => runCommand('settings.open')}
        />
      </div>
    </header>
  )
}
