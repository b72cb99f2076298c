import { Palette } from '../features/palette/palette'
import { runCommand } from './run-command'

/** The palette, told how to run what is chosen in it. */
export function PaletteWithCommands() {
  return <Palette onCommand={runCommand} />
}
