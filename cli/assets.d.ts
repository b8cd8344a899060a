// Fonts: the bundler copies the file beside the command and gives its relative URL.
declare module '*.woff2' {
  const url: string;
  export default url;
}
