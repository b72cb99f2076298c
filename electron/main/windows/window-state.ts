import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { app, nativeTheme, screen } from 'electron'
import type { BrowserWindow, Rectangle } from 'electron'
import { themeSchema } from '@shared/contracts/settings'
import type { Theme } from '@shared/contracts/settings'
import { z } from 'zod'

const windowStateSchema = z.strictObject({
  bounds: z.strictObject({
    x: z.number().int(),
    y: z.number().int(),
    width: z.number().int(),
    height: z.number().int(),
  }),
  isMaximized: z.boolean(),
  /** The theme in force, so that the first paint is right before the settings are read. */
  theme: themeSchema,
})
type WindowState = z.infer<typeof windowStateSchema>

/** As read: without a place on screen when none is known. */
interface StoredState {
  bounds: Partial<Rectangle> & { width: number; height: number }
  isMaximized: boolean
  theme: Theme
}

const defaultSize = { width: 1280, height: 800 }
export const minimumSize = { width: 900, height: 600 }

function isVisible(bounds: Rectangle): boolean {
  return screen.getAllDisplays().some(({ workArea }) => {
    const overlapX = Math.min(bounds.x + bounds.width, workArea.x + workArea.width) - Math.max(bounds.x, workArea.x)
    const overlapY = Math.min(bounds.y + bounds.height, workArea.y + workArea.height) - Math.max(bounds.y, workArea.y)
    return overlapX > 100 && overlapY > 50
  })
}

/** The remembered place and size, or the default when there is none or its display is gone. */
export function readWindowState(file: string): StoredState {
  try {
    const state = windowStateSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
    return isVisible(state.bounds) ? state : { ...state, bounds: defaultSize }
  } catch {
    // A missing or damaged file means the default place.
  }
  return { bounds: defaultSize, isMaximized: false, theme: 'system' }
}

/** Writes the window's place 300 ms after its last change, and when it closes. */
export function rememberWindowState(window: BrowserWindow, file: string, onError: (error: unknown) => void): void {
  let timer: NodeJS.Timeout | undefined
  const write = (): void => {
    clearTimeout(timer)
    if (window.isDestroyed()) return
    const state: WindowState = {
      bounds: window.getNormalBounds(),
      isMaximized: window.isMaximized(),
      theme: nativeTheme.themeSource,
    }
    try {
      writeFileSync(`${file}.tmp`, JSON.stringify(state))
      renameSync(`${file}.tmp`, file)
    } catch (error) {
      onError(error)
    }
  }
  const writeSoon = (): void => {
    clearTimeout(timer)
    timer = setTimeout(write, 300)
  }
  window.on('resize', writeSoon)
  window.on('move', writeSoon)
  window.on('maximize', writeSoon)
  window.on('unmaximize', writeSoon)
  window.on('close', write)
  // Quitting ends the process without closing the window first.
  app.once('before-quit', write)
  window.once('closed', () => app.off('before-quit', write))
}
