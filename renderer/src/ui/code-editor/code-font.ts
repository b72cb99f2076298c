/** The type of the editor and of its skeleton, px. */
export const codeFont = {
  fontFamily: "'JetBrains Mono Variable', ui-monospace, monospace",
  fontSize: 12,
  lineHeight: 19,
  fontLigatures: false,
}
