import { resolve } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { requireModernNode } from "./build/guard.ts";

requireModernNode();

export default defineConfig({
  root: resolve(import.meta.dirname, "src-renderer"),
  base: "./",
  publicDir: resolve(import.meta.dirname, "assets/public"),
  plugins: [react()],
  build: {
    outDir: resolve(import.meta.dirname, "dist/renderer"),
    emptyOutDir: true,
    target: "chrome140",
    sourcemap: true,
    chunkSizeWarningLimit: 2500,
  },
});
