export function GridFixturePage() {
  return null
}
