package main

func document(f *file) ([]byte, error) { return nil, nil }
