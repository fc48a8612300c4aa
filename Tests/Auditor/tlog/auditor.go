// Auditor reads what a log of Assay serves, and proofs that it gave, with the Go project's own packages for signed
// notes and transparency logs. It shares no code with Assay and was written from the C2SP specifications.
//
// The folder it is given holds
//
//	log.vkey, witness.vkey           public keys
//	checkpoints/<size>               signed notes, of growing trees
//	tile/<L>/<N>, tile/entries/<N>   tiles and entries, full and partial, as C2SP tlog-tiles names them
//	inclusion                        lines "size index hash…": a leaf's path
//	consistency                      lines "old new hash…": a proof of growth
//
// It ends with 0 where everything holds, and with 1 and a sentence about the first thing that does not.
package main

import (
	"fmt"
	"os"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: auditor FOLDER")
		os.Exit(2)
	}
	counts, err := audit(os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println(counts)
}

func audit(folder string) (string, error) {
	trees, err := readCheckpoints(folder)
	if err != nil {
		return "", err
	}
	entries, err := checkTiles(folder, trees)
	if err != nil {
		return "", err
	}
	inclusions, err := checkInclusions(folder, trees)
	if err != nil {
		return "", err
	}
	growths, err := checkGrowth(folder, trees)
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("checkpoints %d entries %d inclusions %d consistencies %d",
		len(trees), entries, inclusions, growths), nil
}
