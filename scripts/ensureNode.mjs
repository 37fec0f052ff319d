const NEEDED = { major: 20, minor: 19 };

/**
 * Ends the process with one sentence when this Node.js is too old to build or test the project. The commands import newer
 * functions of Node.js through default imports (`util.parseArgs`): a missing named one would fail before this runs.
 */
export function ensureNode() {
  const message = nodeProblem(process.versions.node);
  if (message === null) return;
  console.error(message);
  process.exit(1);
}

/**
 * What is wrong with a Node.js version, or null.
 * @param {string} version such as "20.19.0"
 * @returns {string | null}
 */
export function nodeProblem(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const fits = major > NEEDED.major || (major === NEEDED.major && minor >= NEEDED.minor);
  if (fits) return null;
  return `Surmise needs Node.js ${NEEDED.major}.${NEEDED.minor} or newer; this is ${version}. Get one from https://nodejs.org and try again.`;
}
