// What Python makes for these tests. pytest has written it to a file; without pytest, Python is asked for it here.

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

const ROOT = new URL("../../", import.meta.url);
const COMMANDS = [["uv", "run", "python"], ["python3"], ["python"]];

function ask() {
  const complaints = [];
  for (const [program, ...rest] of COMMANDS) {
    const { status, stdout, stderr } = spawnSync(program, [...rest, "tests/node_fixtures.py"], {
      cwd: ROOT,
      encoding: "utf8",
      maxBuffer: 1e8,
    });
    if (status === 0) return stdout;
    complaints.push(`${program}: ${stderr || "not found"}`);
  }
  throw new Error(`no Python could run tests/node_fixtures.py\n${complaints.join("\n")}`);
}

const path = process.env.COURSEKIT_FIXTURES;

export const { bundles, words, vectors, quizzes } = JSON.parse(path ? readFileSync(path, "utf8") : ask());
