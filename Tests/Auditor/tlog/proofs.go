package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

// proofLine is a line of inclusion or consistency: two numbers and hashes.
type proofLine struct {
	first, second int64
	path          []tlog.Hash
}

func readProofs(path string) ([]proofLine, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var lines []proofLine
	scanner := bufio.NewScanner(file)
	for scanner.Scan() {
		words := strings.Split(scanner.Text(), " ")
		if len(words) < 2 {
			return nil, fmt.Errorf("%s: a line of %d words", filepath.Base(path), len(words))
		}
		var line proofLine
		if line.first, err = strconv.ParseInt(words[0], 10, 64); err != nil {
			return nil, err
		}
		if line.second, err = strconv.ParseInt(words[1], 10, 64); err != nil {
			return nil, err
		}
		for _, word := range words[2:] {
			hash, err := tlog.ParseHash(word)
			if err != nil {
				return nil, fmt.Errorf("%s: a hash that is none", filepath.Base(path))
			}
			line.path = append(line.path, hash)
		}
		lines = append(lines, line)
	}
	if len(lines) == 0 {
		return nil, fmt.Errorf("%s: there is no proof", filepath.Base(path))
	}
	return lines, scanner.Err()
}

// checkInclusions verifies each path with Go's verifier, and compares it with the one that Go makes from the tiles.
func checkInclusions(folder string, trees map[int64]tlog.Tree) (int, error) {
	lines, err := readProofs(filepath.Join(folder, "inclusion"))
	if err != nil {
		return 0, err
	}
	for _, line := range lines {
		size, index := line.first, line.second
		tree, known := trees[size]
		if !known {
			return 0, fmt.Errorf("inclusion: no checkpoint of %d", size)
		}
		reader := tlog.TileHashReader(tree, tileFolder{folder})
		leaf, err := reader.ReadHashes([]int64{tlog.StoredHashIndex(0, index)})
		if err != nil {
			return 0, fmt.Errorf("inclusion of %d in %d: %v", index, size, err)
		}
		if err := tlog.CheckRecord(line.path, size, tree.Hash, index, leaf[0]); err != nil {
			return 0, fmt.Errorf("inclusion of %d in %d: %v", index, size, err)
		}
		own, err := tlog.ProveRecord(size, index, reader)
		if err != nil {
			return 0, fmt.Errorf("inclusion of %d in %d: %v", index, size, err)
		}
		if len(own)+len(line.path) > 0 && !reflect.DeepEqual([]tlog.Hash(own), line.path) {
			return 0, fmt.Errorf("inclusion of %d in %d: another path than Go's", index, size)
		}
	}
	return len(lines), nil
}

// checkGrowth does the same for proofs of growth.
func checkGrowth(folder string, trees map[int64]tlog.Tree) (int, error) {
	lines, err := readProofs(filepath.Join(folder, "consistency"))
	if err != nil {
		return 0, err
	}
	for _, line := range lines {
		old, knownOld := trees[line.first]
		tree, known := trees[line.second]
		if !knownOld || !known {
			return 0, fmt.Errorf("consistency: no checkpoint of %d or %d", line.first, line.second)
		}
		if err := tlog.CheckTree(line.path, tree.N, tree.Hash, old.N, old.Hash); err != nil {
			return 0, fmt.Errorf("consistency of %d with %d: %v", old.N, tree.N, err)
		}
		own, err := tlog.ProveTree(tree.N, old.N, tlog.TileHashReader(tree, tileFolder{folder}))
		if err != nil {
			return 0, fmt.Errorf("consistency of %d with %d: %v", old.N, tree.N, err)
		}
		if len(own)+len(line.path) > 0 && !reflect.DeepEqual([]tlog.Hash(own), line.path) {
			return 0, fmt.Errorf("consistency of %d with %d: another proof than Go's", old.N, tree.N)
		}
	}
	return len(lines), nil
}
